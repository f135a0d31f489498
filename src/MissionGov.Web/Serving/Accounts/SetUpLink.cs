using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>The link by which somebody chooses a password: sealed, for one account, void after three days or once a password was set by it.</summary>
internal static class SetUpLink
{
    public const string Purpose = "choose-password";

    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(3);
}

/// <summary>What Identity refused, in words.</summary>
internal static class Refusals
{
    public static Problem ToProblem(this IdentityResult result) =>
        result.Errors.FirstOrDefault() is { } error && error.Code == "password"
            ? new Problem(error.Code, error.Description)
            : new Problem(UseCases.Mediator.Changed, "Someone changed this account at the same time. Nothing was saved. Try again.");
}
