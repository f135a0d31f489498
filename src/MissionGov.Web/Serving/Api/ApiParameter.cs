namespace MissionGov.Web.Serving.Api;

/// <summary>What may stand behind the question mark of an address for programs. Anything else is refused, never dropped in silence.</summary>
/// <param name="Example">One that works on the demo.</param>
internal sealed record ApiParameter(string Name, string Description, string Example)
{
    public static readonly ApiParameter Cursor = new("cursor", "Where to go on: take it from \"next\", as it is.", "");
    public static readonly ApiParameter Limit = new("limit", "How many to send at once, 1 to 1000. 100 unless given.", "2");
    public static readonly ApiParameter Mission = new("mission", "Only of this mission, by its name in addresses.", "nhs");
    public static readonly ApiParameter Indicator = new("indicator", "Only of this measure, by its name in addresses.", "18-week-waits");
    public static readonly ApiParameter Place = new("place", "Only about this place, by its official code.", "E92000001");
    public static readonly ApiParameter From = new("from", "Only periods that end on this day or later.", "2025-01-01");
    public static readonly ApiParameter To = new("to", "Only periods that end on this day or sooner.", "2025-12-31");
    public static readonly ApiParameter KnownOn = new("knownOn", "As it was known on this day. Later revisions are left out.", "2025-12-31");
    public static readonly ApiParameter AsAt = new("as-at", "As it stood on this day: later periods are left out.", "2025-06-30");
    public static readonly ApiParameter KnownOnOfPages = new("known-on", "As it was known on this day, as the page of the target says it.", "2025-12-31");
    public static readonly ApiParameter View = new("view", "\"signal\" for the control chart of the target.", "signal");
    public static readonly ApiParameter Measure = new("measure", "Also say what this published rule says: openSdg, eurostat, unProgressChart, paceRatio, or all.", "all");
    public static readonly ApiParameter Show = new("show", "Kept for addresses copied from the page. It changes nothing here.", "all");
    public static readonly ApiParameter DryRun = new("dryRun", "true: say what would change, and save nothing.", "true");
    public static readonly ApiParameter OfIndicator = new("indicator", "The measure that all rows are about, where they do not say.", "18-week-waits");
    public static readonly ApiParameter BecameKnownOn = new("knownOn", "The day the figures became known. Today unless given.", "2026-01-31");
    public static readonly ApiParameter Whole = new("whole", "true: the rows are whole series. A figure that is not there was withdrawn.", "false");
    public static readonly ApiParameter Fractions = new("fractions", "true: 0.618 of a percentage is 61.8%. false: it is 0.618%. Needed only where the answer asks for it.", "false");
    public static readonly ApiParameter FileName = new("name", "What the file is called, for the list of imports.", "waits.csv");
}
