using System.Globalization;
using MissionGov.Domain;

namespace MissionGov.Web.Features.Milestones;

/// <summary>The form of a milestone as typed: dates are words until they are read.</summary>
public sealed record MilestoneFormEntry(string Name, string Owner, string Start, string Target, string Due)
{
    public static MilestoneFormEntry Of(MilestoneWording held, DateOnly? due = null) => new(held.Name, held.Owner, Iso(held.Start), held.Target ?? "", Iso(due));

    /// <param name="prefix">Before the name of each field.</param>
    public static MilestoneFormEntry Of(IFormCollection form, string prefix = "") =>
        new(form[$"{prefix}name"].ToString(), form[$"{prefix}owner"].ToString(), form[$"{prefix}start"].ToString(), form[$"{prefix}target"].ToString(), form[$"{prefix}due"].ToString());

    public MilestoneWording Wording => new(Name, Owner, Day(Start), Target.Length > 0 ? Target : null);

    /// <summary>What cannot even be read.</summary>
    public Problem? Unreadable(bool isNew) =>
        Start.Length > 0 && Day(Start) is null ? new("milestone.start", $"\"{Start}\" is not a date. Enter one like 2027-02-12, or leave it empty.")
        : isNew && Day(Due) is null ? new("milestone.due", "Enter the day it is planned to be done, like 2027-02-12.")
        : null;

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
