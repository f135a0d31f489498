using MissionGov.Domain.Places;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>What would this file of places change?</summary>
internal sealed record PreviewPlaces(PlaceSource Source) : IQuery<PlacesPreview>;

/// <param name="Renamed">Names that change, those of held places only.</param>
/// <param name="Joined">Places held twice that would be one.</param>
public sealed record PlacesPreview(
    int Rows, int New, int Changed, int Unchanged, IReadOnlyList<string> Notes, ProblemList Problems, IReadOnlyList<Recode> Recoded, IReadOnlyList<PlaceRename> Renamed, IReadOnlyList<Recode> Joined)
{
    public bool CanImport => Problems.Count == 0 && New + Changed > 0;
}

public sealed record PlaceRename(string Was, string Now);

internal sealed class PreviewPlacesHandler(MissionGovDb db, StatusClock clock) : QueryHandler<PreviewPlaces, PlacesPreview>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<PlacesPreview> ReadAsync(PreviewPlaces query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        var outcome = await new PlaceRun(db, clock.Today).PlanAsync(query.Source, ct);
        var plan = outcome.Plan;
        return new PlacesPreview(
            outcome.File.Rows.Count, plan.New, plan.Changed, plan.Unchanged, outcome.File.Notes, outcome.Problems, plan.Recoded,
            [.. plan.Renamed.Select(name => new PlaceRename(name.Was, name.Now))], [.. plan.Joins.Select(join => new Recode(join.Gone.Code, join.Kept.Code, join.Kept.Name))]);
    }
}
