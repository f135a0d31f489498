using System.Globalization;
using MissionGov.Domain.People;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>What is known of a post, without blame: whoever holds it may be ill or on leave.</summary>
internal static class LateDataWords
{
    public static string Gap(UnattendedPost post) => post.Gap switch
    {
        OwnerGap.Vacant => "Nobody holds it.",
        OwnerGap.NeverUpdated => $"Held since {Long(post.Since)}. Nothing recorded yet.",
        _ => $"Nothing recorded since {Long(post.Since)}, and something fell due.",
    };

    public static string Owns(UnattendedPost post) => (Counted(post.Targets, "target"), Counted(post.Milestones, "milestone")) switch
    {
        ({ } targets, { } milestones) => $"{targets}, {milestones}",
        var (targets, milestones) => targets ?? milestones ?? "",
    };

    private static string? Counted(int count, string noun) => count switch { 0 => null, 1 => $"1 {noun}", _ => $"{count} {noun}s" };

    private static string Long(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) ?? "";
}
