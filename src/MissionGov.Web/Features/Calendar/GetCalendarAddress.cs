using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Calendar;

/// <summary>Where is my calendar? Its path, or null where there is none.</summary>
internal sealed record GetCalendarAddress : IQuery<string?>;

internal sealed class GetCalendarAddressHandler(MissionGovDb db, CalendarLink link) : QueryHandler<GetCalendarAddress, string?>
{
    internal override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<string?> ReadAsync(GetCalendarAddress query, Person person, CancellationToken ct)
    {
        if (person.Id is not { } id) throw new NotAllowedException(person);
        var key = await db.NoticeChoices.Where(choice => choice.PersonId == id).Select(choice => choice.CalendarKey).SingleOrDefaultAsync(ct);
        return key is { } made ? $"{CalendarRoutes.Page}/{link.For(id, made)}.ics" : null;
    }
}
