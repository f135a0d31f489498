namespace MissionGov.Web.Serving;

/// <summary>Where to send a person on to: an address of this site, whatever was asked for.</summary>
internal static class LocalAddress
{
    public const string Home = "/";

    /// <summary>The address if a browser cannot take it for another site's; else the board.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && address is not ['/', '/', ..] && address.All(sign => sign is > ' ' and <= '~' and not '\\') ? address : Home;

    /// <summary>A page with the address to go back to.</summary>
    public static string With(string page, string? from) => Of(from) is Home ? page : $"{page}?from={Uri.EscapeDataString(Of(from))}";
}
