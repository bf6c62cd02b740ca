"use client";

import { useState } from "react";
import { Grade } from "@/components/source/grade";
import { GradeHelp } from "@/components/source/grade-help";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { EditOutlet, type SaveOutlet, type ShownOutlet } from "./edit-outlet";

/** A page of the outlets that the newsroom knows, each to be edited in a dialog. */
export const OutletList = ({
  outlets,
  total,
  countries,
  zone,
  save,
}: {
  outlets: readonly ShownOutlet[];
  /** Of all pages. */
  total: number;
  countries: readonly { value: string; label: string }[];
  zone: string;
  save: SaveOutlet;
}) => {
  const [edited, setEdited] = useState<ShownOutlet | "new" | null>(null);
  const add = (
    <Button variant="primary" icon="plus" onClick={() => setEdited("new")}>
      Add an outlet
    </Button>
  );
  return (
    <section className="mt-8">
      <SectionHead count={total.toLocaleString("en-GB")} end={add}>
        Outlets
      </SectionHead>
      {outlets.length === 0 ? (
        <Empty drawing="origins" title="No outlet is called that">
          Add it with its short names and domains: they are then one outlet wherever a source is counted.
        </Empty>
      ) : (
        <Table
          caption="Outlets"
          className="max-[760px]:[&_:is(th,td):is(:nth-child(2),:nth-child(3),:nth-child(4))]:hidden"
          head={[
            "Name",
            "Also written",
            "Domains",
            "Country",
            <span key="grade" className="whitespace-nowrap">
              Grade
              <GradeHelp compact />
            </span>,
            <span key="edit" className="sr">
              Edit
            </span>,
          ]}
        >
          {outlets.map((outlet) => (
            <Row key={outlet.id ?? outlet.name} outlet={outlet} edit={() => setEdited(outlet)} />
          ))}
        </Table>
      )}
      {edited && (
        <EditOutlet
          key={edited === "new" ? "new" : edited.name}
          outlet={edited === "new" ? null : edited}
          countries={countries}
          zone={zone}
          save={save}
          close={() => setEdited(null)}
        />
      )}
    </section>
  );
};

const Row = ({ outlet, edit }: { outlet: ShownOutlet; edit: () => void }) => (
  <tr>
    <td className="[overflow-wrap:anywhere]">
      <bdi>{outlet.name}</bdi>
      <span className="hint block md:hidden">{outlet.countryName}</span>
      {(outlet.agency || outlet.id) && (
        <span className="hint block">
          {[outlet.agency && "agency", outlet.id && (outlet.standsFor ? "ours, in place of the known one" : "ours")]
            .filter(Boolean)
            .join(" · ")}
        </span>
      )}
    </td>
    <td className="[overflow-wrap:anywhere]">
      {outlet.shortNames.map((name, i) => (
        <span key={name}>
          {i > 0 && ", "}
          <bdi>{name}</bdi>
        </span>
      ))}
    </td>
    <td className="[overflow-wrap:anywhere]">{outlet.domains.join(", ")}</td>
    <td>{outlet.countryName}</td>
    <td>{outlet.reliability ? <Grade of={outlet.reliability} /> : <span className="muted">–</span>}</td>
    <td className="r">
      <Button
        size="sm"
        variant="ghost"
        aria-label={outlet.id ? `Edit ${outlet.name}` : `Change ${outlet.name} for us`}
        onClick={edit}
      >
        {outlet.id ? (
          "Edit"
        ) : (
          <span>
            Change<span className="max-md:hidden"> for us</span>
          </span>
        )}
      </Button>
    </td>
  </tr>
);
