using MissionGov.Web.Access;

namespace MissionGov.Web.UseCases;

/// <summary>Somebody for whom the program does something while they are not there. Their rights are looked up all the same.</summary>
internal sealed class OnBehalf(Person person, CurrentPrincipal principal, People people) : CurrentPerson(principal, people)
{
    public override Task<Person> GetAsync() => Task.FromResult(person);

    /// <summary>The door for what is done so.</summary>
    public static Mediator Mediator(IServiceProvider scope, Person person) =>
        ActivatorUtilities.CreateInstance<Mediator>(scope, ActivatorUtilities.CreateInstance<OnBehalf>(scope, person));
}
