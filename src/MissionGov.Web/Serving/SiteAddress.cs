namespace MissionGov.Web.Serving;

/// <summary>Where people find these pages, for links that are shown to be copied or sent away.</summary>
internal static class SiteAddress
{
    /// <summary>As the organisation has set it. The address that a request came by will do where none is set; else it is not asked, since whoever asks can name any.</summary>
    public static Uri Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<Configured>().PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
}
