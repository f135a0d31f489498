using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Somebody takes up a post.</summary>
/// <param name="MissionId">Null for a post that covers every mission.</param>
internal sealed record AppointPerson(Guid AccountId, Role Role, Guid? MissionId, string Title, DateOnly From, DateOnly? Until) : ICommand;

internal sealed class AppointPersonHandler(UserManager<Account> accounts, MissionGovDb db) : PersonHandler<AppointPerson>(accounts)
{
    protected override Guid IdIn(AppointPerson command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, AppointPerson command, Change change, CancellationToken ct)
    {
        if (account.ErasedAt is not null) return new Problem("person.erased", "This person's data were erased. Invite them anew.");
        if (Appointment.ProblemWith(command.Title, command.From, command.Until) is { } problem) return problem;
        if (command.Role == Role.Administrator && command.MissionId is not null) return new Problem("appointment.mission", "An administrator looks after the whole site. Choose all missions.");

        // Posts are given for drafts too, which administrators do not read.
        if (command.MissionId is { } id && !await db.Missions.IgnoreQueryFilters().AnyAsync(mission => mission.Id == id, ct)) return NotHere;
        db.Appointments.Add(new Appointment { PersonId = account.Id, Role = command.Role, MissionId = command.MissionId, Title = command.Title, From = command.From, Until = command.Until });
        return new PersonAppointed(account.Id, command.MissionId, command.Role, command.Title, command.From, command.Until);
    }
}
