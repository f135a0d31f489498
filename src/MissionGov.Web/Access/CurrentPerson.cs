using Microsoft.AspNetCore.Components.Authorization;

namespace MissionGov.Web.Access;

/// <summary>Who is at the page: from the request, or from the circuit once that is over.</summary>
internal class CurrentPerson(IHttpContextAccessor http, IServiceProvider services)
{
    public virtual async Task<Person> GetAsync()
    {
        if (http.HttpContext is { } request) return Personas.Of(request.User);
        if (services.GetService<AuthenticationStateProvider>() is not { } circuit) return Person.Visitor;
        return Personas.Of((await circuit.GetAuthenticationStateAsync()).User);
    }
}

/// <summary>Whoever can run the program on the server may do everything; the audit says "command line".</summary>
internal sealed class AtTheServer(IHttpContextAccessor http, IServiceProvider services) : CurrentPerson(http, services)
{
    public override Task<Person> GetAsync() => Task.FromResult(Person.CommandLine);
}
