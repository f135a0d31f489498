using Microsoft.AspNetCore.Components.Authorization;

namespace MissionGov.Web.Access;

/// <summary>Who is at the page: from the request, or from the circuit once that is over.</summary>
internal sealed class CurrentPerson(IHttpContextAccessor http, IServiceProvider services)
{
    public async Task<Person> GetAsync()
    {
        if (http.HttpContext is { } request) return Personas.Of(request.User);
        if (services.GetService<AuthenticationStateProvider>() is not { } circuit) return Person.Visitor;
        return Personas.Of((await circuit.GetAuthenticationStateAsync()).User);
    }
}
