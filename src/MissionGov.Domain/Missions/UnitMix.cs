using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>Who a unit is made of: how many come from outside, from how many departments, from the front line, and whose time ends soon.</summary>
/// <param name="OutsideShare">0 to 1, of full-time places; null for a unit without members.</param>
public sealed record UnitMix(double FullTime, double? OutsideShare, double? FrontLineShare, int Departments, IReadOnlyList<UnitMember> EndingSoon)
{
    /// <summary>Enough from outside to change how a unit works, and enough from inside to change government: up to half.</summary>
    public const double BandFrom = 0.30;
    public const double BandTo = 0.50;

    private const int FewestDepartments = 2;
    private const int SoonDays = 90;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static UnitMix Of(DeliveryUnit unit, DateOnly today)
    {
        var (members, all) = (unit.Members, unit.Members.Sum(member => member.FullTime));
        double? Share(Func<UnitMember, bool> counts) => all > 0 ? members.Where(counts).Sum(member => member.FullTime) / all : null;
        return new(
            all,
            Share(member => member.FromOutside),
            Share(member => member.FrontLine),
            members.Where(member => !member.FromOutside).Select(member => member.Organisation).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            [.. members.Where(member => member.SecondedUntil is { } last && last >= today && last <= today.AddDays(SoonDays)).OrderBy(member => member.SecondedUntil)]);
    }

    public bool IsOutsideBand => OutsideShare is { } share && Percent(share) is var percent && (percent < Percent(BandFrom) || percent > Percent(BandTo));

    /// <summary>"38% of the unit is from outside government. The aim is 30% to 50%."</summary>
    public string? OutsideInWords => OutsideShare is { } share
        ? $"{Percent(share)}% of the unit is from outside government. The aim is {Percent(BandFrom)}% to {Percent(BandTo)}%."
        : null;

    /// <summary>"22% works at the front line, or did last."</summary>
    public string? FrontLineInWords => FrontLineShare is { } share ? $"{Percent(share)}% of it comes from the front line." : null;

    /// <summary>What somebody should look at, each in a sentence.</summary>
    public IEnumerable<string> Warnings()
    {
        if (OutsideShare is not { } share) yield break;
        if (IsOutsideBand) yield return share < BandFrom ? "Too few members are from outside government." : "Too many members are from outside government.";
        if (Departments < FewestDepartments) yield return "All members from government are from one department.";
        foreach (var member in EndingSoon) yield return $"The secondment of the {member.Role} ends on {member.SecondedUntil!.Value.ToString("d MMMM yyyy", British)}.";
    }

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
