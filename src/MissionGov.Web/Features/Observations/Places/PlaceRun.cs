using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Places;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>A file of places, and what it would change.</summary>
/// <param name="Path">Where its bytes are; never shown.</param>
internal sealed record PlaceSource(string Path, string Name);

/// <param name="Problems">Where there is one, nothing of the file is taken.</param>
internal sealed record PlaceOutcome(string Hash, PlaceFile File, PlacePlan Plan, ProblemList Problems);

/// <summary>Reads a file of places and plans what to do with it. Preview and import take the same steps.</summary>
internal sealed class PlaceRun(MissionGovDb db, DateOnly today)
{
    // Two files at once would both make the same new place.
    private const long TurnKey = 0x506C61636573;

    public Task TakeTurnAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TurnKey})", ct);

    public async Task<PlaceOutcome> PlanAsync(PlaceSource source, CancellationToken ct)
    {
        var read = await Task.Run(() => PlaceFile.Read(() => File.OpenRead(source.Path), source.Name, ct), ct);
        await using var bytes = File.OpenRead(source.Path);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(bytes, ct));
        if (read.Problems.Count > 0) return new(hash, read, new([], []), read.Problems);

        var held = await db.Places.Include(place => place.Spans).ToListAsync(ct);
        var plan = PlaceRegister.Plan(held, read.Rows, today);
        foreach (var problem in plan.Problems) read.Problems.Add(new(problem.Line, problem.Column, problem.Value, problem.Message));
        foreach (var join in plan.Joins)
        {
            if (await PlaceJoins.ClashAsync(db, join, ct) is { } clash) read.Problems.Add(new(0, "", "", clash));
        }

        return new(hash, read, plan, read.Problems);
    }

    /// <summary>Makes it so; the Mediator saves.</summary>
    public async Task ApplyAsync(PlacePlan plan, CancellationToken ct)
    {
        foreach (var join in plan.Joins) await PlaceJoins.JoinAsync(db, join, ct);
        Dictionary<string, Place> made = [];
        foreach (var planned in plan.Places.Where(planned => planned.IsNew || planned.Changes))
        {
            // New ones have the id that their spans bear.
            var place = planned.Held ?? new Place { Id = planned.Spans[0].PlaceId, Code = planned.Code, Name = planned.Name };
            if (planned.IsNew) db.Places.Add(place);
            (place.Code, place.Name, place.Level) = (planned.Code, planned.Name, planned.Level);
            db.PlaceSpans.RemoveRange(planned.Gone.Append(place).SelectMany(held => held.Spans));
            db.PlaceSpans.AddRange(planned.Spans.Select(span => new PlaceSpan(place.Id, span.Code, span.Name, span.From, span.To, span.ReplacedBy)));
            made[planned.Code] = place;
        }

        foreach (var held in db.Places.Local) made.TryAdd(held.Code, held);
        foreach (var planned in plan.Places.Where(planned => planned.IsNew || planned.Changes)) made[planned.Code].ParentId = planned.Parent is { } parent ? made[parent].Id : null;
    }
}
