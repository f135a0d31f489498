using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>An analyst records the day that a publisher has named for the next figure.</summary>
/// <param name="Period">Of the figure, as it was shown when they decided.</param>
internal sealed record AnnounceRelease(string Indicator, Period Period, DateOnly On) : ICommand;

internal sealed class AnnounceReleaseHandler(MissionGovDb db, StatusClock clock) : CommandHandler<AnnounceRelease>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(AnnounceRelease command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        return await db.Indicators.SingleOrDefaultAsync(indicator => indicator.Slug == command.Indicator, ct) is { } indicator
            ? indicator.Announce(command.Period, command.On, clock.Today)
            : NotHere;
    }
}
