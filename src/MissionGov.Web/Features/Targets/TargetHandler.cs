using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>Loads the mission by its address and checks the right on it; then the target's own handler decides.</summary>
internal abstract class TargetHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected MissionGovDb Db => db;

    protected abstract string MissionOf(TCommand command);

    protected abstract Task<Result> ApplyAsync(Mission mission, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        var slug = MissionOf(command);
        if (await db.Missions.SingleOrDefaultAsync(mission => mission.Slug == slug, ct) is not { } mission) return NotHere;
        return person.May(Requires, slug) ? await ApplyAsync(mission, command, change, ct) : NotAllowed(person);
    }

    protected async Task<Resolved> ResolveAsync(TargetSaid said, CancellationToken ct)
    {
        var measure = await db.Indicators.SingleOrDefaultAsync(indicator => indicator.Slug == said.Measure, ct);
        var place = await db.Places.SingleOrDefaultAsync(place => place.Code == said.Place, ct);
        var draft = said.Draft with { Measure = measure, Place = place?.Name ?? "" };
        if (draft.MissingToKeep().FirstOrDefault() is { } missing) return new(null, null, missing.Of(Target.Thing));
        var details = new TargetDetails
        {
            Name = draft.Name,
            Promise = draft.Promise,
            IndicatorId = measure!.Id,
            PlaceId = place!.Id,
            Commitment = draft.Commitment,
            Owner = draft.Owner,
            Goal = draft.Goal!,
            NotTrackableBecause = draft.NotTrackableBecause,
        };
        return new(details, new TargetNames(measure.Name, place.Name, measure.Unit), null);
    }

    /// <summary>What was said, as the domain takes it; or what is missing.</summary>
    protected sealed record Resolved(TargetDetails? Details, TargetNames? Names, Problem? Problem);
}
