using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>An administrator makes an account for somebody, who chooses a password by a link.</summary>
/// <param name="AccountId">Made with the form: sent twice, it is one account.</param>
internal sealed record InvitePerson(Guid AccountId, string Name, string Email) : ICommand;

internal sealed class InvitePersonHandler(UserManager<Account> accounts) : CommandHandler<InvitePerson>
{
    private const int Longest = 200;

    protected override Permission Requires => Permission.Administer;

    internal override async Task<Result> HandleAsync(InvitePerson command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, null)) return NotAllowed(person);
        if (command.Name.Length is 0 or > Longest) return new Problem("name", $"Enter the name, in at most {Longest} characters");
        if (command.Email.Length > Longest || !MailAddress.TryCreate(command.Email, out var address) || address.Address != command.Email) return new Problem("email", "Enter an e-mail address, like name@example.gov.uk");
        if (await accounts.FindByNameAsync(command.Email) is not null) return new Problem("email", "Somebody has an account with this e-mail address already");

        var made = await accounts.CreateAsync(new Account { Id = command.AccountId, Name = command.Name, UserName = command.Email, Email = command.Email });
        return made.Succeeded ? new PersonInvited(command.AccountId) : made.ToProblem();
    }
}
