using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>What would this file change? The import itself, rolled back.</summary>
internal sealed record PreviewImport(ImportFile File) : IQuery<ImportPreview>;

/// <param name="Counts">Null when the file would be refused.</param>
/// <param name="Refusal">Why, where it is not for the problems listed.</param>
public sealed record ImportPreview(
    string Hash, DateOnly KnownOn, ObservationFile File, LoadedCounts? Counts, Problem? Refusal, int NewIndicators, int NewPlaces,
    IReadOnlyList<ChangedFigure> Revised, IReadOnlyList<ChangedFigure> Jumps, IReadOnlyList<TargetEffect> Effects)
{
    public bool CanImport => Counts is not null;

    /// <summary>Places that the file names by a code they no longer have.</summary>
    public IReadOnlyList<Recode> RecodedAreas { get; init; } = [];
}

/// <summary>What the figures would do to one target.</summary>
public sealed record TargetEffect(string Mission, TargetAssessment Before, TargetAssessment After);

internal sealed class PreviewImportHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock, TimeProvider time) : QueryHandler<PreviewImport, ImportPreview>
{
    private const int MostShown = 20;
    private const string Untouched = "untouched";

    internal override Permission Requires => Permission.EditData;

    internal override async Task<ImportPreview> ReadAsync(PreviewImport query, Person person, CancellationToken ct)
    {
        // Never committed: leaving this block takes everything back.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await transaction.CreateSavepointAsync(Untouched, ct);
        var outcome = await new ImportRun(db, clock.Today).RunAsync(query.File, new Change("preview", time.GetUtcNow()), ct);
        if (outcome.Counts is not { } counts) return new(outcome.Hash, outcome.KnownOn, outcome.File, null, outcome.Refusal, 0, 0, [], [], []);

        var subjects = outcome.Subjects;
        var load = new ObservationLoad(db);
        var revised = await load.RevisedAsync(MostShown, ct);
        var jumps = await load.JumpsAsync(counts.BatchId, MostShown, ct);
        var after = await AssessAsync(subjects.Indicators, ct);
        await transaction.RollbackToSavepointAsync(Untouched, ct);
        var before = await AssessAsync(subjects.Indicators, ct);
        return new(outcome.Hash, outcome.KnownOn, outcome.File, counts, null, subjects.NewIndicators, subjects.NewPlaces, revised, jumps, await EffectsAsync(before, after, ct)) { RecodedAreas = subjects.RecodedAreas };
    }

    private Task<IReadOnlyList<AssessedTarget>> AssessAsync(IReadOnlyCollection<Guid> indicators, CancellationToken ct)
    {
        var ids = indicators.ToArray();
        return assessments.ReadAsync(db.Targets.Where(target => ids.Contains(target.IndicatorId)), [new(clock.Today)], ct);
    }

    private async Task<IReadOnlyList<TargetEffect>> EffectsAsync(IReadOnlyList<AssessedTarget> before, IReadOnlyList<AssessedTarget> after, CancellationToken ct)
    {
        var missions = await db.Missions.Select(mission => new { mission.Id, mission.Name }).ToDictionaryAsync(mission => mission.Id, mission => mission.Name, ct);
        return
        [
            .. from then in before
               join now in after on then.Target.Id equals now.Target.Id
               where then.Vintages.All.Count != now.Vintages.All.Count
               select new TargetEffect(missions[now.Target.MissionId], then.Now, now.Now),
        ];
    }
}
