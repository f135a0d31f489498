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
public sealed record ImportPreview(string Hash, DateOnly KnownOn, ObservationFile File, LoadedCounts? Counts, Problem? Refusal)
{
    public int NewIndicators { get; init; }

    public int NewPlaces { get; init; }

    public IReadOnlyList<RecodedPlace> Recoded { get; init; } = [];

    /// <summary>Places that the file names by a code they no longer have.</summary>
    public IReadOnlyList<Recode> RecodedAreas { get; init; } = [];

    /// <summary>How many rows have no value, by the mark that says why.</summary>
    public IReadOnlyList<(QualityMark Mark, int Rows)> Missing { get; init; } = [];

    public IReadOnlyList<ChangedFigure> Revised { get; init; } = [];

    public IReadOnlyList<ChangedFigure> Jumps { get; init; } = [];

    public IReadOnlyList<TargetEffect> Effects { get; init; } = [];

    /// <summary>Whether percentages in it are meant as fractions of one, which only a person knows.</summary>
    public bool AsksFractions { get; init; }

    /// <summary>Its headings, where nobody knows what they mean or somebody has said so.</summary>
    public FileHead? Head { get; init; }

    /// <summary>What somebody has said they mean.</summary>
    public UsedMap? Map { get; init; }

    public bool CanImport => Counts is not null && !AsksFractions;
}

internal sealed class PreviewImportHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock, TimeProvider time) : QueryHandler<PreviewImport, ImportPreview>
{
    private const int MostShown = 20;
    private const string Untouched = "untouched";

    internal override Permission Requires => Permission.EditData;

    internal override async Task<ImportPreview> ReadAsync(PreviewImport query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);

        // Never committed: leaving this block takes everything back.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await transaction.CreateSavepointAsync(Untouched, ct);
        if (await OutcomeAsync(query.File, ct) is not { } outcome) return new(await query.File.HashAsync(ct), clock.Today, ImportRun.Unread, null, ShortWait.Busy);
        var preview = new ImportPreview(outcome.Hash, outcome.KnownOn, outcome.File, outcome.Counts, outcome.Refusal)
        {
            AsksFractions = outcome.AsksFractions,
            Missing = MissingIn(outcome.File),
            Map = outcome.Map,
            Head = outcome.Map is not null || outcome.File.Layout.Length == 0 ? FileHead.Read(query.File, ct) : null,
        };
        if (outcome.Counts is not { } counts) return preview;

        var subjects = outcome.Subjects;
        var load = new ObservationLoad(db);
        var revised = await load.RevisedAsync(MostShown, ct);
        var jumps = await load.JumpsAsync(counts.BatchId, MostShown, ct);
        var effects = new TargetEffects(db, assessments, clock.Today);
        var after = await effects.AssessAsync(subjects.Indicators, ct);
        await transaction.RollbackToSavepointAsync(Untouched, ct);
        var before = await effects.AssessAsync(subjects.Indicators, ct);
        return preview with
        {
            NewIndicators = subjects.NewIndicators,
            NewPlaces = subjects.NewPlaces,
            Recoded = subjects.Recoded,
            RecodedAreas = subjects.RecodedAreas,
            Revised = revised,
            Jumps = jumps,
            Effects = await effects.BetweenAsync(before, after, ct),
        };
    }

    private Task<ImportOutcome?> OutcomeAsync(ImportFile file, CancellationToken ct) =>
        ShortWait.ForAsync(db, () => new ImportRun(db, clock.Today).RunAsync(file, new Change("preview", time.GetUtcNow()), ct), ct);

    private static List<(QualityMark Mark, int Rows)> MissingIn(ObservationFile file) =>
    [
        .. QualityShorthand.Marks.Where(mark => mark.Flag is Quality.Confidential or Quality.NotAvailable or Quality.NotApplicable)
            .Select(mark => (mark, file.Rows.Count(row => row.Value is null && row.Quality.HasFlag(mark.Flag)))).Where(kind => kind.Item2 > 0),
    ];
}
