using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Makes the account of an administrator while none can sign in, for whoever holds the code from the console.</summary>
internal sealed record SetUpFirstAdministrator(Guid AccountId, [property: JsonIgnore] string Code, string Name, string Email, [property: JsonIgnore] string Password) : ICommand;

internal sealed class SetUpFirstAdministratorHandler(MissionGovDb db, UserManager<Account> accounts, FirstRun first, SetUpCode code) : CommandHandler<SetUpFirstAdministrator>
{
    private const string Title = "Administrator";

    // Nobody is signed in yet: the code is the right.
    protected override Permission Requires => Permission.ComeIn;

    internal override async Task<Result> HandleAsync(SetUpFirstAdministrator command, Person person, Change change, CancellationToken ct)
    {
        // Two at once take turns, so that one account is made.
        await Administrators.TakeTurnAsync(db, ct);
        if (!await first.IsDueAsync(ct)) return new Problem(Mediator.Forbidden, "There is an administrator already. Sign in, or ask them.");
        if (!code.IsRight(command.Code)) return new Problem(Mediator.Forbidden, "Enter the code that the program showed at its start. It works for 15 minutes. Restart the program for a new one");
        if (await accounts.FindByNameAsync(command.Email) is not null) return new Problem("email", "Somebody has an account with this e-mail address. Enter another one");

        var made = await accounts.CreateAsync(new Account { Id = command.AccountId, Name = command.Name, UserName = command.Email, Email = command.Email }, command.Password);
        if (!made.Succeeded) return made.ToProblem();
        db.Appointments.Add(new Appointment { PersonId = command.AccountId, Role = Role.Administrator, Title = Title, From = LondonDay.Of(change.At) });
        return new FirstAdministratorMade(command.AccountId);
    }
}
