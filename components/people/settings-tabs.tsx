import { Segmented } from "@/components/ui/segmented";

/** The pages of settings; those of the newsroom are for administrators. */
export const SettingsTabs = ({ value }: { value: "account" | "outlets" | "tasks" | "keys" }) => (
  <Segmented
    label="Settings"
    value={value}
    segments={[
      { value: "account", label: "My account", href: "/settings" },
      { value: "outlets", label: "Outlets", href: "/settings/outlets" },
      { value: "tasks", label: "Task templates", href: "/settings/tasks" },
      { value: "keys", label: "Signing key", href: "/settings/keys" },
    ]}
  />
);
