using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace MissionGov.Web.Access;

/// <summary>Who says to be at the page: from the request, or from the circuit once that is over. What they may do is looked up each time.</summary>
internal sealed class CurrentPrincipal(IHttpContextAccessor http, IServiceProvider services)
{
    public async Task<ClaimsPrincipal?> GetAsync()
    {
        if (http.HttpContext is { } request) return request.User;
        return services.GetService<AuthenticationStateProvider>() is { } circuit ? (await circuit.GetAuthenticationStateAsync()).User : null;
    }
}
