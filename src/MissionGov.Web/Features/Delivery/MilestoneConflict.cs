using System.Globalization;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Features.Delivery;

/// <summary>Someone else was faster: says what they did, so that the person can decide again.</summary>
internal static class MilestoneConflict
{
    public const string Code = "milestone.changed";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static Problem? With(Milestone milestone, uint seenVersion)
    {
        if (milestone.Version == seenVersion) return null;
        var what = milestone switch
        {
            { MetOn: { } met } => $"It was recorded as met on {Long(met)}.",
            { Slips: [.., var last] } => $"{last.Who} moved it to {Long(last.To)}: {last.Reason}",
            _ => "Its dates are now as shown.",
        };
        return new Problem(Code, $"Someone else changed this milestone while you were typing. {what} Nothing of yours was saved. Save again to use your date, or close to keep theirs.");
    }

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", British);
}
