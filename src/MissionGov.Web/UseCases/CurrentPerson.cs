using MissionGov.Web.Access;

namespace MissionGov.Web.UseCases;

/// <summary>Who is at the page, with the posts they hold now.</summary>
internal class CurrentPerson(CurrentPrincipal principal, People people)
{
    public virtual async Task<Person> GetAsync() => await people.OfAsync(await principal.GetAsync());
}

/// <summary>Whoever can run the program on the server; the audit says "command line".</summary>
internal sealed class AtTheServer(CurrentPrincipal principal, People people) : CurrentPerson(principal, people)
{
    public override Task<Person> GetAsync() => Task.FromResult(Person.CommandLine);
}

/// <summary>The program itself, when held figures come out.</summary>
internal sealed class AtTheReleaseClock(CurrentPrincipal principal, People people) : CurrentPerson(principal, people)
{
    public override Task<Person> GetAsync() => Task.FromResult(Person.ReleaseClock);
}
