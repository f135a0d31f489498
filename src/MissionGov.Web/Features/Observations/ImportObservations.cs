using System.Text.Json.Serialization;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>An analyst loads a file of figures: all of it, or nothing.</summary>
internal sealed record ImportObservations(ImportFile File) : ICommand
{
    /// <summary>Hears how far it is; no part of what is wanted.</summary>
    [JsonIgnore]
    public Action<ImportStep>? Done { get; init; }

    /// <summary>Hears how the file was read and what changed a lot, before it is saved; no part of what is wanted.</summary>
    [JsonIgnore]
    public Action<ObservationFile, IReadOnlyList<ChangedFigure>>? Seen { get; init; }
}

internal sealed class ImportObservationsHandler(MissionGovDb db, StatusClock clock) : CommandHandler<ImportObservations>
{
    private const int MostJumps = 20;

    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(ImportObservations command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var outcome = await new ImportRun(db, clock.Today, command.Done).RunAsync(command.File, change, ct);
        if (outcome.Refusal is { } refusal) return refusal;
        if (outcome.Counts is not { } counts) return new Problem(ImportRun.Problems, "The file has problems. Nothing was saved. Mend them and choose the file again.");
        if (outcome.AsksFractions) return PercentFractions.Question;

        var read = outcome.File;
        if (command.Seen is { } seen) seen(read, await new ObservationLoad(db).JumpsAsync(counts.BatchId, MostJumps, ct));
        return new ObservationsImported(
            counts.BatchId, command.File.Name, outcome.Hash, read.Layout, outcome.KnownOn, read.Counts.Rows,
            counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn, read.Counts.Missing, read.Counts.Duplicates, read.Counts.Bad,
            read.Mended.Count > 0 ? read.Mended : null, outcome.Asked);
    }
}
