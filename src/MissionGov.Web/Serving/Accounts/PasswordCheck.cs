using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Access.Passwords;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>Puts the rules for passwords before every way of setting one.</summary>
internal sealed class PasswordCheck(Configured configured) : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(PasswordRules.ProblemWith(password ?? "", user.Name, user.Email?.Split('@')[0], configured.Organisation) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "password", Description = problem })
            : IdentityResult.Success);
}
