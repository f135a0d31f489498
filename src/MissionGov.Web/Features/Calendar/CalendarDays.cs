using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Calendar;

/// <summary>Milestones and decisions as days of a calendar. How often and when each was changed is what the audit says: it only ever grows.</summary>
internal sealed class CalendarDays(MissionGovDb db, Configured configured)
{
    public async Task<IReadOnlyList<CalendarDay>> OfAsync(IReadOnlyList<Milestone> milestones, IReadOnlyList<Decision> decisions, IReadOnlyDictionary<Guid, (string Slug, string Name)> missions, CancellationToken ct)
    {
        var ids = milestones.Select(milestone => milestone.Id).Concat(decisions.Select(decision => decision.Id)).ToList();
        var changes = await db.Audit.Where(line => line.SubjectId != null && ids.Contains(line.SubjectId.Value)).GroupBy(line => line.SubjectId!.Value)
            .Select(lines => new { Id = lines.Key, Times = lines.Count(), Last = lines.Max(line => line.At) }).ToDictionaryAsync(change => change.Id, ct);
        CalendarDay Day(Guid id, DateOnly on, string summary, string description, string path) =>
            new(id, on, summary, description, configured.PublicAddress is { } address ? new Uri(address, path) : null, changes.GetValueOrDefault(id)?.Last ?? MadeAt(id), changes.GetValueOrDefault(id)?.Times ?? 0);
        return
        [
            .. milestones.Select(milestone => Day(milestone.Id, milestone.MetOn ?? milestone.ForecastDate, Summary(milestone, missions[milestone.MissionId].Name), Description(milestone), $"/missions/{missions[milestone.MissionId].Slug}/milestones")),
            .. decisions.Select(decision => Day(decision.Id, decision.DueOn, $"Decide: {decision.Question} ({missions[decision.MissionId].Name})", decision.Illustrative ? "Illustrative: made up for the demo." : "", "/decisions")),
        ];
    }

    /// <summary>A key of version 7 begins with the milliseconds at which it was made.</summary>
    private static DateTimeOffset MadeAt(Guid id) =>
        id.Version == TimedVersion ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> BitsAfterTime) : DateTimeOffset.UnixEpoch;

    private const int TimedVersion = 7;
    private const int BitsAfterTime = 16;

    private static string Summary(Milestone milestone, string mission) => $"{(milestone.StoppedOn is not null ? "Stopped" : milestone.MetOn is null ? "Due" : "Done")}: {milestone.Name} ({mission})";

    private static string Description(Milestone milestone)
    {
        var planned = $"Planned for {milestone.BaselineDate.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}. Owner: {milestone.Owner}.";
        if (milestone.Slips is [.., var last]) planned += $"\nMoved because: {last.Reason}";
        return milestone.Illustrative ? $"{planned}\nIllustrative: made up for the demo." : planned;
    }
}
