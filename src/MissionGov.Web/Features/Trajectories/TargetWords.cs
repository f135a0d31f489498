using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>What the cells of the table of targets say. A cell is never blank: [x] not available, [z] not applicable.</summary>
internal static class TargetWords
{
    public const string NotAvailable = "[x]";
    public const string NotApplicable = "[z]";

    public static string Now(TargetAssessment target) => target.Latest?.Value is { } value ? target.Unit.Value(value) : NotAvailable;

    public static string Needed(TargetAssessment target) => target.RequiredNow is { } needed ? target.Unit.Value(needed) : NotApplicable;

    /// <summary>"−3.1 points", "+900": the sign says better or worse than needed.</summary>
    public static string Gap(TargetAssessment target)
    {
        if (target.Gap is not { } gap) return NotApplicable;
        var size = target.Unit.Kind == UnitKind.Percent ? target.Unit.Difference(gap) : target.Unit.Number(Math.Abs(gap));
        return target.Unit.Number(Math.Abs(gap)) == target.Unit.Number(0) ? size : $"{(gap < 0 ? "−" : "+")}{size}";
    }

    public static string Months(TargetAssessment target) =>
        target.Gap is null ? NotApplicable : (target.MonthsBehind ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Chance(TargetAssessment target) => target.Chance is { } chance ? ChanceWords.Percent(chance) : NotAvailable;

    public static string Trend(TargetAssessment target) => target.Trend switch
    {
        Domain.Missions.Trend.Worse => "worse",
        Domain.Missions.Trend.Better => "better",
        Domain.Missions.Trend.NoChange => "no change",
        _ => NotAvailable,
    };

    public static string Age(TargetRow row) => row.DataAge is { } days ? $"{days} {(days == 1 ? "day" : "days")}" : NotAvailable;
}
