using System.Text;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>A page to sign in, or to say sorry, comes with a good status often enough.</summary>
internal static class WebPage
{
    private const int HeadBytes = 512;

    private static readonly string[] Beginnings = ["<!doctype html", "<html", "<head", "<script"];

    public static async Task<bool> BeginsAsync(Stream bytes, CancellationToken ct)
    {
        var head = new byte[HeadBytes];
        var length = await bytes.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(head, 0, length).TrimStart('\uFEFF').TrimStart();
        return Array.Exists(Beginnings, beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
