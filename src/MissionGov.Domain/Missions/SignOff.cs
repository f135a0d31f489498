namespace MissionGov.Domain.Missions;

/// <summary>Where a mission asks for two people: who entered something last does not sign it off.</summary>
internal static class SignOff
{
    public static readonly Problem OneOwn = new("sign_off.own", "You entered this last, and this mission asks for two people. Ask someone else who may publish to sign it off.");

    public static bool IsByWhoEntered(Guid? enteredBy, Change change) => enteredBy is not null && enteredBy == change.PersonId;
}
