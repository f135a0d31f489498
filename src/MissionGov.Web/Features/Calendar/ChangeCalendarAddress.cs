using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Calendar;

/// <summary>Somebody wants a calendar address, a new one in place of one that others have come to know, or none.</summary>
internal sealed record ChangeCalendarAddress(bool Wanted) : ICommand;

internal sealed class ChangeCalendarAddressHandler(MissionGovDb db) : CommandHandler<ChangeCalendarAddress>
{
    // Everyone's own business: there is nobody else's calendar to reach.
    protected override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<Result> HandleAsync(ChangeCalendarAddress command, Person person, Change change, CancellationToken ct)
    {
        if (person.Id is not { } id) return NotAllowed(person);
        var choice = await db.NoticeChoiceOfAsync(id, ct);
        return command.Wanted ? choice.RenewCalendar(Guid.NewGuid()) : choice.StopCalendar();
    }
}
