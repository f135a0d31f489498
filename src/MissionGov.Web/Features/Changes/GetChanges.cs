using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>What changed, who changed it, when and why, newest first. Everybody sees the changes of what is published, by role; those who read the audit see all.</summary>
internal sealed record GetChanges(ChangesFilter Filter, int Most) : IQuery<ChangesView>
{
    public const int APage = 50;
    public const int AFile = 10_000;
}

/// <param name="Head">Of the whole audit: noted elsewhere, it proves later that nothing was touched.</param>
/// <param name="Next">Where older changes begin; null when these are all.</param>
public sealed record ChangesView(ChangesFilter Filter, bool IsWhole, string Head, string? About, IReadOnlyList<ChangeRow> Rows, long? Next, IReadOnlyList<ChangedMission> Missions);

public sealed record ChangedMission(string Slug, string Name);

/// <param name="Person">The name of who it was, for those who read the audit; null where there is no such account any more.</param>
/// <param name="MayRestore">The value before it can be put back, and this reader may do that.</param>
public sealed record ChangeRow(long Line, DateTimeOffset At, string Who, string? Person, string? Mission, string? MissionName, string Event, string Summary, IReadOnlyList<FieldChange> Changes, string Reason, bool MayRestore);

internal sealed class GetChangesHandler(MissionGovDb db) : QueryHandler<GetChanges, ChangesView>
{
    // Stands in the address of a milestone.
    private const string Milestones = "milestones";

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<ChangesView> ReadAsync(GetChanges query, Person person, CancellationToken ct)
    {
        var whole = person.May(Permission.ReadAudit, mission: null);
        var missions = await db.Missions.AsNoTracking().OrderBy(mission => mission.Name).Select(mission => new { mission.Id, mission.Slug, mission.Name }).ToListAsync(ct);
        var (subject, about) = await SubjectAsync(query.Filter.Subject, ct);
        var audited = missions.Where(mission => person.May(Permission.ReadAudit, mission.Slug)).Select(mission => mission.Id).ToList();
        var seen = whole ? db.Audit.AsNoTracking() : new SeenChanges(db).For(audited);
        var lines = await Filtered(seen, query.Filter, missions.Find(mission => mission.Slug == query.Filter.Mission)?.Id, subject)
            .OrderByDescending(line => line.Id).Take(query.Most + 1).ToListAsync(ct);
        var names = await NamesAsync(whole, lines, ct);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);

        var byId = missions.ToDictionary(mission => mission.Id);
        var rows = lines.Take(query.Most).Select(line =>
        {
            var mission = line.MissionId is { } id ? byId.GetValueOrDefault(id) : null;
            var right = RestorableEvents.RightFor(line);
            return new ChangeRow(
                line.Id, line.At, line.Who, line.PersonId is { } who ? names.GetValueOrDefault(who) : null, mission?.Slug, mission?.Name, line.Event, line.Summary,
                line.Changes is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(line.Changes, AsJson.Options)!, line.Reason, right is { } needed && person.May(needed, mission?.Slug));
        });
        return new ChangesView(query.Filter, whole, AuditHead.Words(head.Sequence, head.Hash), about, [.. rows], lines.Count > query.Most ? lines[query.Most - 1].Id : null, [.. missions.Select(mission => new ChangedMission(mission.Slug, mission.Name))]);
    }

    private static IQueryable<AuditLine> Filtered(IQueryable<AuditLine> lines, ChangesFilter filter, Guid? mission, Guid? subject)
    {
        if (filter.Words.Length > 0) lines = lines.Where(line => EF.Functions.ToTsVector("english", line.Summary + " " + line.Reason).Matches(EF.Functions.WebSearchToTsQuery("english", filter.Words)));
        if (filter.Mission.Length > 0) lines = lines.Where(line => line.MissionId == mission && mission != null);
        if (filter.Subject.Length > 0) lines = lines.Where(line => line.SubjectId == subject && subject != null);
        if (filter.Who.Length > 0) lines = lines.Where(line => EF.Functions.ILike(line.Who, Part(filter.Who), @"\"));
        if (filter.Event.Length > 0) lines = lines.Where(line => line.Event == filter.Event);
        if (filter.From is { } from) lines = lines.Where(line => line.At >= LondonTime.StartOf(from));
        if (filter.To is { } to) lines = lines.Where(line => line.At < LondonTime.StartOf(to.AddDays(1)));
        if (filter.Before is { } before) lines = lines.Where(line => line.Id < before);
        return lines;
    }

    // Somewhere in it, and literally.
    private static string Part(string text) => $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    private async Task<(Guid? Id, string? Name)> SubjectAsync(string subject, CancellationToken ct)
    {
        if (subject.Split('/', 2) is not [{ Length: > 0 } slug, .. var rest]) return default;
        var mission = await db.Missions.AsNoTracking().Include(mission => mission.Targets).SingleOrDefaultAsync(mission => mission.Slug == slug, ct);
        if (mission is null || rest is not [var thing]) return (mission?.Id, mission?.Name);
        if (mission.Targets.Find(target => target.Slug == thing) is { } target) return (target.Id, target.Name);
        if (thing.Split('/') is not [Milestones, var name]) return default;
        var milestone = await db.Milestones.AsNoTracking().SingleOrDefaultAsync(milestone => milestone.Slug == name && milestone.MissionId == mission.Id, ct);
        return (milestone?.Id, milestone?.Name);
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(bool whole, List<AuditLine> lines, CancellationToken ct)
    {
        if (!whole) return [];
        var ids = lines.Select(line => line.PersonId).OfType<Guid>().Distinct().ToList();
        return await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, ct);
    }
}
