import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { GetForm } from "@/components/ui/get-form";

type Choosable = { id: string; letter: string; outlet: string; title: string };

/** Chooses which two articles are laid side by side; works without scripts, too. */
export const ChooseArticles = ({
  action,
  articles,
  one,
  other,
}: {
  action: string;
  articles: readonly Choosable[];
  one?: string;
  other?: string;
}) => {
  const options = articles.map(({ id, letter, outlet, title }) => ({
    value: id,
    label: `${letter} · ${[outlet, title].filter(Boolean).join(": ").slice(0, 110)}`,
  }));
  const first = options.find((option) => option.value === one) ?? options[0];
  const second = options.find((option) => option.value === other) ?? options.find((option) => option !== first);
  return (
    <GetForm action={action} className="form mt-8 max-w-xl">
      <Select label="One article" name="a" options={options} defaultValue={first?.value} />
      <Select label="and another" name="b" options={options} defaultValue={second?.value} />
      <div className="actions">
        <Button type="submit" variant="primary" icon="compare">
          Compare
        </Button>
      </div>
    </GetForm>
  );
};
