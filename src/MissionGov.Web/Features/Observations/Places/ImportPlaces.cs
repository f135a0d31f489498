using System.Globalization;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>An analyst loads a file of places: all of it, or nothing.</summary>
internal sealed record ImportPlaces(PlaceSource Source) : ICommand
{
    /// <summary>Code of the problem that the preview lists row by row.</summary>
    public const string Problems = "places.problems";
}

internal sealed class ImportPlacesHandler(MissionGovDb db, StatusClock clock) : CommandHandler<ImportPlaces>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(ImportPlaces command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var run = new PlaceRun(db, clock.Today);
        await run.TakeTurnAsync(ct);

        // A load that runs now may write to the series of a place that goes.
        await new ObservationLoad(db).TakeTurnAsync(ct);
        var outcome = await run.PlanAsync(command.Source, ct);
        if (outcome.Problems.Count > 0) return new Problem(ImportPlaces.Problems, "The file has problems. Nothing was saved. Mend them and choose the file again.");
        var plan = outcome.Plan;
        if (plan is { New: 0, Changed: 0 }) return new Problem("places.same", "All places of this file are held as it says. Nothing was changed.");

        var happened = new PlacesImported(command.Source.Name, outcome.Hash, outcome.File.Rows.Count, plan.New, plan.Changed, plan.Unchanged, plan.Recoded.Count);
        await run.ApplyAsync(plan, ct);
        return happened;
    }
}

/// <summary>One file of places was loaded, all of it.</summary>
/// <param name="Hash">SHA-256 of the file.</param>
public sealed record PlacesImported(string FileName, string Hash, int Rows, int New, int Changed, int Unchanged, int Recoded) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Imported places from {FileName}: {New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged. SHA-256 {Hash}");
}
