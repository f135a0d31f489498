using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Features.Updates;

/// <summary>One row of an update as the person typed it.</summary>
/// <param name="Seen">The version of the milestone that was on the screen.</param>
/// <param name="Date">In any of the ways people type a date; empty for none.</param>
public sealed record UpdateEntry(Guid Milestone, uint Seen, ReportedStatus Status, string? Date = null, string? Note = null, Confidence? Confidence = null, string? Evidence = null)
{
    /// <summary>A day without a year is the last one for what is done, and the next one else; +2w counts from the date expected, or from today where that has passed.</summary>
    internal DateOnly? DateFor(Milestone milestone, DateOnly today) => Status == ReportedStatus.Done
        ? DateShorthand.Read(Date, today, today, past: true)
        : DateShorthand.Read(Date, today, milestone.ForecastDate > today ? milestone.ForecastDate : today);

    internal bool HasDate => Status is ReportedStatus.Late or ReportedStatus.Done && !string.IsNullOrWhiteSpace(Date);
}
