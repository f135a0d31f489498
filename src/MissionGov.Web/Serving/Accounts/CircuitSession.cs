using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>Looks at who is behind an open page, again and again: a circuit lives on long after the cookie it began with.</summary>
internal sealed class CircuitSession(ILoggerFactory logs, People people, Session session) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        !session.IsOver(authenticationState.User) && await people.OfAsync(authenticationState.User) != Person.Visitor;
}
