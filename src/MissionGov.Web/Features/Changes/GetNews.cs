using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>What is new, in public: decisions, milestones that moved, updates, figures that came in. The same for everyone, since a program that follows it signs in nowhere.</summary>
/// <param name="Mission">Only of this one; null for all.</param>
internal sealed record GetNews(string? Mission = null) : IQuery<FeedView?>;

/// <param name="Id">Stays the same for good.</param>
public sealed record FeedView(Guid Id, string? Mission, string Title, IReadOnlyList<FeedItem> Items);

/// <param name="Page">Where to read on.</param>
public sealed record FeedItem(Guid Id, DateTimeOffset At, string Title, string Text, string Who, string Page);

internal sealed class GetNewsHandler(MissionGovDb db) : QueryHandler<GetNews, FeedView?>
{
    private const int Most = 50;
    private const int LongestTitle = 140;

    private static readonly string[] Told =
    [
        nameof(DecisionRecorded), nameof(DecisionTaken), nameof(MilestonePlanned), nameof(MilestoneSlipped), nameof(MilestoneMoved), nameof(MilestoneMet), nameof(MilestoneReported),
        nameof(MissionPublished), nameof(MissionClosed), nameof(TargetPublished), nameof(ReleaseAnnounced),
    ];

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<FeedView?> ReadAsync(GetNews query, Person person, CancellationToken ct)
    {
        db.Sees = [];
        var missions = await db.Missions.AsNoTracking().ToDictionaryAsync(mission => mission.Id, ct);
        var only = missions.Values.FirstOrDefault(mission => mission.Slug == query.Mission);
        if (query.Mission is not null && only is null) return null;

        var lines = await new SeenChanges(db).For([])
            .Where(line => Told.Contains(line.Event) && (query.Mission == null || line.MissionId == only!.Id))
            .OrderByDescending(line => line.Id).Take(Most).ToListAsync(ct);
        var pages = await PagesAsync(missions, lines, ct);
        var changes = lines.Select(line => new FeedItem(new Guid(line.Hash.AsSpan(0, 16)), line.At, Short(line.Summary), $"{EventNames.Words(line.Event)}. {line.Summary}", line.Who, pages(line)));
        var items = changes.Concat(await ReleasesAsync(missions, only?.Id, ct)).OrderByDescending(item => item.At).ThenBy(item => item.Id).Take(Most);
        return new FeedView(
            only?.Id is { } id ? IdOf($"mission {id}") : IdOf($"all {Convert.ToHexString(await db.Audit.OrderBy(line => line.Id).Select(line => line.Hash).FirstOrDefaultAsync(ct) ?? [])}"),
            only?.Slug, only is null ? "News of all missions" : $"News of {only.Name}", [.. items]);
    }

    private async Task<Func<AuditLine, string>> PagesAsync(Dictionary<Guid, Mission> missions, List<AuditLine> lines, CancellationToken ct)
    {
        var subjects = lines.Select(line => line.SubjectId).Distinct().ToList();
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => subjects.Contains(milestone.Id)).ToDictionaryAsync(milestone => milestone.Id, milestone => milestone.Slug, ct);
        var targets = await db.Targets.AsNoTracking().Where(target => subjects.Contains(target.Id)).ToDictionaryAsync(target => target.Id, target => target.Slug, ct);
        return line => line switch
        {
            { MissionId: { } mission, SubjectId: { } subject } when milestones.TryGetValue(subject, out var milestone) => $"/missions/{missions[mission].Slug}/milestones/{milestone}",
            { MissionId: { } mission, SubjectId: { } subject } when targets.TryGetValue(subject, out var target) => $"/missions/{missions[mission].Slug}/targets/{target}",
            { Event: nameof(DecisionRecorded) or nameof(DecisionTaken) } => $"/decisions#d-{line.SubjectId}",
            { MissionId: { } mission } => $"/missions/{missions[mission].Slug}",
            _ => "/data/late",
        };
    }

    /// <summary>Loads that brought something new about what a public target is measured by.</summary>
    private async Task<IEnumerable<FeedItem>> ReleasesAsync(Dictionary<Guid, Mission> missions, Guid? only, CancellationToken ct)
    {
        var loaded =
            from target in db.Targets
            where only == null || target.MissionId == only
            join series in db.Series on new { target.IndicatorId, target.PlaceId } equals new { series.IndicatorId, series.PlaceId }
            join seen in db.Observations on series.Id equals seen.SeriesId
            where series.Breakdown == ""
            group seen by new { target.Id, seen.BatchId } into figures
            select new { figures.Key.Id, figures.Key.BatchId, Count = figures.Count() };
        var found = await (
            from figures in loaded
            join target in db.Targets on figures.Id equals target.Id
            join batch in db.ImportBatches on figures.BatchId equals batch.Id
            orderby batch.Id descending, target.Slug
            select new { batch.Id, batch.ImportedAt, batch.ImportedBy, batch.KnownOn, figures.Count, TargetId = target.Id, target.MissionId, target.Slug, target.Name, target.Indicator.Source }).AsNoTracking().Take(Most).ToListAsync(ct);
        return found.Select(row => new FeedItem(
            IdOf($"figures {row.Id} {row.TargetId}"), row.ImportedAt, $"{row.Name}: new figures", $"{row.Name}: {row.Count} new or revised figures from {row.Source}, published by {row.KnownOn:yyyy-MM-dd}.", row.ImportedBy, $"/missions/{missions[row.MissionId].Slug}/targets/{row.Slug}"));
    }

    // A title is one line of a list.
    private static string Short(string text) => text.Length <= LongestTitle ? text : $"{text[..(LongestTitle - 1)]}…";

    private static Guid IdOf(string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
}
