import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OutletFilters, OutletPages } from "@/components/people/outlet-filters";
import { OutletList } from "@/components/people/outlet-list";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page } from "@/components/shell/page";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { outletsAll } from "@/db/outlets";
import { titled } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { gradesOfOutlets } from "@/lib/sources/grade-history";
import { countryCodes, countryName } from "@/lib/sources/outlets/country";
import { listOutlets, whoseOutlets } from "@/lib/sources/outlets/listing";
import { saveOutlet } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { admin } = await signedInActor();
  return titled("Outlets", may("outlets.manage", { admin }));
}

const countries = countryCodes
  .map((value) => ({ value, label: countryName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

export default async function OutletsPage({ searchParams }: PageProps<"/settings/outlets">) {
  const actor = await signedInActor();
  if (!may("outlets.manage", { admin: actor.admin })) notFound();
  const asked = await searchParams;
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const query = {
    words: text("q"),
    country: text("country"),
    whose: whoseOutlets.find((each) => each === text("whose")) ?? "all",
    page: Number.parseInt(text("page"), 10) || 1,
  };
  const own = await outletsAll(read);
  const list = listOutlets(own, query);
  const grades = await gradesOfOutlets(
    read,
    list.outlets.flatMap(({ id }) => id ?? []),
  );
  const among = new Set(list.countries);
  return (
    <Page crumbs={[{ label: "Settings", href: "/settings" }, { label: "Outlets" }]}>
      <PageHead
        title="Outlets"
        lead="One outlet under all its names and domains, so that “the Courier” and courier.example count as one origin. Many are known already; yours win over them."
        actions={<SettingsTabs value="outlets" />}
      />
      <OutletFilters query={query} countries={countries.filter(({ value }) => among.has(value))} />
      <OutletList
        key={JSON.stringify(query)}
        outlets={list.outlets.map((outlet) => ({
          ...outlet,
          countryName: countryName(outlet.country),
          grades: outlet.id ? (grades.get(outlet.id) ?? []) : [],
        }))}
        total={list.total}
        countries={countries}
        zone={settings().timeZone}
        save={saveOutlet}
      />
      <OutletPages query={query} page={list.page} pages={list.pages} />
    </Page>
  );
}
