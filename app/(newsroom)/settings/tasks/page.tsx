import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page } from "@/components/shell/page";
import { TemplateList } from "@/components/task/template-list";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { taskTemplatesAll } from "@/db/task-templates";
import { titled } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { offeredTemplates } from "@/lib/tasks/templates";
import { removeTaskTemplate, saveTaskTemplate } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { admin } = await signedInActor();
  return titled("Task templates", may("templates.manage", { admin }));
}

export default async function TaskTemplatesPage() {
  const actor = await signedInActor();
  if (!may("templates.manage", { admin: actor.admin })) notFound();
  const own = (await taskTemplatesAll(read)).map(({ id, title, detail, dueInHours, blocks, version }) => ({
    ...{ id, title, detail, dueInHours, blocks, version },
  }));
  return (
    <Page crumbs={[{ label: "Settings", href: "/settings" }, { label: "Task templates" }]}>
      <PageHead
        title="Task templates"
        lead="Texts of tasks that come again and again, offered wherever somebody makes a task. Yours stand before those that come with the desk."
        actions={<SettingsTabs value="tasks" />}
      />
      <div className="mt-8 max-w-[820px]">
        <TemplateList templates={offeredTemplates(own)} save={saveTaskTemplate} remove={removeTaskTemplate} />
      </div>
    </Page>
  );
}
