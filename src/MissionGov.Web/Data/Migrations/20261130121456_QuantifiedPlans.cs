using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class QuantifiedPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_interventions_mission_id",
                table: "interventions");

            migrationBuilder.AddColumn<string>(
                name: "assumptions",
                table: "interventions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<double>(
                name: "cost_millions",
                table: "interventions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "done_by",
                table: "interventions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "estimates",
                table: "interventions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "follows",
                table: "interventions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "for_whom",
                table: "interventions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "history",
                table: "interventions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "mandates",
                table: "interventions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "milestone_id",
                table: "interventions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "roll_out",
                table: "interventions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "slug",
                table: "interventions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "what",
                table: "interventions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "interventions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.Sql(ExistingSlugs.In("interventions"));

            migrationBuilder.CreateTable(
                name: "plan_overlaps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pairs = table.Column<string>(type: "jsonb", nullable: false),
                    illustrative = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_overlaps", x => x.id);
                    table.ForeignKey(
                        name: "FK_plan_overlaps_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_plan_overlaps_targets_target_id",
                        column: x => x.target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_interventions_follows",
                table: "interventions",
                column: "follows");

            migrationBuilder.CreateIndex(
                name: "IX_interventions_milestone_id",
                table: "interventions",
                column: "milestone_id");

            migrationBuilder.CreateIndex(
                name: "IX_interventions_mission_id_slug",
                table: "interventions",
                columns: new[] { "mission_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_plan_overlaps_mission_id",
                table: "plan_overlaps",
                column: "mission_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_overlaps_target_id",
                table: "plan_overlaps",
                column: "target_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_interventions_interventions_follows",
                table: "interventions",
                column: "follows",
                principalTable: "interventions",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_interventions_milestones_milestone_id",
                table: "interventions",
                column: "milestone_id",
                principalTable: "milestones",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_interventions_interventions_follows",
                table: "interventions");

            migrationBuilder.DropForeignKey(
                name: "FK_interventions_milestones_milestone_id",
                table: "interventions");

            migrationBuilder.DropTable(
                name: "plan_overlaps");

            migrationBuilder.DropIndex(
                name: "IX_interventions_follows",
                table: "interventions");

            migrationBuilder.DropIndex(
                name: "IX_interventions_milestone_id",
                table: "interventions");

            migrationBuilder.DropIndex(
                name: "IX_interventions_mission_id_slug",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "assumptions",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "cost_millions",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "done_by",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "estimates",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "follows",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "for_whom",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "history",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "mandates",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "milestone_id",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "roll_out",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "slug",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "what",
                table: "interventions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "interventions");

            migrationBuilder.CreateIndex(
                name: "IX_interventions_mission_id",
                table: "interventions",
                column: "mission_id");
        }
    }
}
