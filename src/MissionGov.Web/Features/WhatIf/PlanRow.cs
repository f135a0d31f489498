using System.Globalization;
using MissionGov.Domain.Interventions;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>A plan as the form shows it.</summary>
/// <param name="Effect">At full reach, in the unit of the target.</param>
/// <param name="Reach">In per cent.</param>
/// <param name="Start">ISO; empty where nobody said.</param>
public sealed record PlanRow(Intervention Plan, string Effect, string Reach, string Start)
{
    private const int Digits = 3;
    private const int FewestDecimals = 2;
    private const int MostDecimals = 10;

    /// <summary>Whether more or less of its effect can be supposed: nothing stays nothing, however often it is taken.</summary>
    public bool HasSize => Plan.Pooled!.Effect.Mean != 0;

    internal static PlanRow Of(Intervention plan, DateOnly? starts) => new(
        plan,
        Text(plan.Pooled!.Effect.Mean),
        (100 * plan.RollOut.Reach).ToString("0.##", CultureInfo.InvariantCulture),
        starts?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    // A small effect needs more decimals than a large one to be told from another.
    private static string Text(double effect)
    {
        var decimals = effect == 0 ? FewestDecimals : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(effect))), FewestDecimals, MostDecimals);
        return effect.ToString($"0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
    }
}
