using System.Collections;
using System.Reflection;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain;

/// <summary>Joins two changes of one thing, part by part: both count where they touch different parts.</summary>
internal static class ThreeWayMerge
{
    private static readonly MethodInfo Copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <returns>What is held, with the parts that differ between mine and seen as in mine.</returns>
    public static T Of<T>(T mine, T seen, T held)
        where T : class => (T)Parts(mine, seen, held);

    /// <summary>Whether the parts that differ between mine and seen are held as in mine.</summary>
    public static bool Holds<T>(T mine, T seen, T held)
        where T : class => IsSame(Of(mine, seen, held), held);

    private static object Parts(object mine, object seen, object held)
    {
        var merged = Copy.Invoke(held, null)!;
        foreach (var part in mine.GetType().GetProperties().Where(part => part.CanWrite))
        {
            var (my, was, now) = (part.GetValue(mine), part.GetValue(seen), part.GetValue(held));
            part.SetValue(merged, my is StretchGoal or RollOut && was is not null && now is not null ? Parts(my, was, now) : IsSame(my, was) ? now : my);
        }

        return merged;
    }

    // Records compare lists by reference.
    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        _ when Equals(one, other) => true,
        (string, _) or (null, _) or (_, null) => false,
        (IEnumerable these, IEnumerable those) => these.Cast<object>().SequenceEqual(those.Cast<object>()),
        _ when one.GetType().IsClass && one.GetType() == other.GetType() => one.GetType().GetProperties().Where(part => part.CanWrite).All(part => IsSame(part.GetValue(one), part.GetValue(other))),
        _ => false,
    };
}
