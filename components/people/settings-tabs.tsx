import { Segmented } from "@/components/ui/segmented";

/** The two pages of an administrator's settings. */
export const SettingsTabs = ({ value }: { value: "account" | "outlets" }) => (
  <Segmented
    label="Settings"
    value={value}
    segments={[
      { value: "account", label: "My account", href: "/settings" },
      { value: "outlets", label: "Outlets", href: "/settings/outlets" },
    ]}
  />
);
