namespace MissionGov.Domain.Missions;

/// <summary>Where a mission asks for two people: who entered something last does not sign it off, nor switch that rule off.</summary>
internal static class SignOff
{
    public static readonly Problem OneOwn = new("sign_off.own", "You entered this last, and this mission asks for two people. Ask someone else who may publish to sign it off.");

    public static readonly FieldProblem NotTheirs = new("two-people", "You sign off here, so this rule binds you. Ask someone of the unit who does not sign off to switch it off");

    public static readonly Problem StaysOn = new("sign_off.stays", "To take this back would switch off that two people sign off. Change the other fields by hand.");

    public static bool IsByWhoEntered(Guid? enteredBy, Change change) => enteredBy is not null && enteredBy == change.PersonId;
}
