namespace MissionGov.Analysis.Strategies;

/// <summary>Two interventions that partly do the same.</summary>
/// <param name="One">Place of the first among the interventions, from 0.</param>
/// <param name="Other">Place of the second.</param>
/// <param name="Share">How much of the smaller expected effect of the two counts only once; 0 or more, refused in words above 1.</param>
public sealed record Overlap(int One, int Other, double Share);
