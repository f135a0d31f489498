namespace MissionGov.Web.Features.Administration;

internal static class PersonStateWords
{
    public static string Words(this PersonState state) => state switch
    {
        PersonState.Active => "In use",
        PersonState.Invited => "Invited, no password yet",
        PersonState.Disabled => "Disabled",
        _ => "Erased",
    };
}
