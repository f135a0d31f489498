using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_milestones_mission_id",
                table: "milestones");

            migrationBuilder.AddColumn<string>(
                name: "blockers",
                table: "milestones",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "slug",
                table: "milestones",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(MilestoneSlugs.ForExistingRows);

            migrationBuilder.AddColumn<DateOnly>(
                name: "start_date",
                table: "milestones",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_chains",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nodes = table.Column<string>(type: "jsonb", nullable: false),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    illustrative = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_chains", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_chains_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    illustrative = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_plans", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_plans_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "driver_trees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nodes = table.Column<string>(type: "jsonb", nullable: false),
                    plans = table.Column<string>(type: "jsonb", nullable: false),
                    illustrative = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_driver_trees", x => x.id);
                    table.ForeignKey(
                        name: "FK_driver_trees_missions_mission_id",
                        column: x => x.mission_id,
                        principalTable: "missions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "milestone_dependencies",
                columns: table => new
                {
                    milestone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    depends_on_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_milestone_dependencies", x => new { x.milestone_id, x.depends_on_id });
                    table.ForeignKey(
                        name: "FK_milestone_dependencies_milestones_depends_on_id",
                        column: x => x.depends_on_id,
                        principalTable: "milestones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_milestone_dependencies_milestones_milestone_id",
                        column: x => x.milestone_id,
                        principalTable: "milestones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_milestones_mission_id_slug",
                table: "milestones",
                columns: new[] { "mission_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_chains_mission_id",
                table: "delivery_chains",
                column: "mission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_plans_mission_id",
                table: "delivery_plans",
                column: "mission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_driver_trees_mission_id",
                table: "driver_trees",
                column: "mission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_milestone_dependencies_depends_on_id",
                table: "milestone_dependencies",
                column: "depends_on_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivery_chains");

            migrationBuilder.DropTable(
                name: "delivery_plans");

            migrationBuilder.DropTable(
                name: "driver_trees");

            migrationBuilder.DropTable(
                name: "milestone_dependencies");

            migrationBuilder.DropIndex(
                name: "IX_milestones_mission_id_slug",
                table: "milestones");

            migrationBuilder.DropColumn(
                name: "blockers",
                table: "milestones");

            migrationBuilder.DropColumn(
                name: "slug",
                table: "milestones");

            migrationBuilder.DropColumn(
                name: "start_date",
                table: "milestones");

            migrationBuilder.CreateIndex(
                name: "IX_milestones_mission_id",
                table: "milestones",
                column: "mission_id");
        }
    }
}
