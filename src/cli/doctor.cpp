#include "cli/doctor.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/commands.hpp"
#include "features/identity/store.hpp"
#include "storage/audit_replay.hpp"
#include "storage/checks.hpp"
#include "storage/record_checks.hpp"

namespace zhuli::cli {

namespace {

using storage::Recorded;
using storage::Tx;

constexpr std::size_t kShown = 5;  // rows of a broken check: enough to start looking

class Examination {
 public:
    Examination(Tx& tx, Features features, bool complete) : tx_(tx), complete_(complete) {
        for (const Feature* feature : features)
            kinds_.insert(kinds_.end(), feature->records.begin(), feature->records.end());
    }

    std::vector<Finding> run(Features features) {
        for (const Check& check : storage::storage_checks()) add(check);
        for (const Recorded& kind : kinds_) add_kind(kind);
        for (const Feature* feature : features)
            for (const Check& check : feature->checks) add(check);
        return std::move(findings_);
    }

 private:
    storage::RowSink keep_few(Finding& finding) {
        return [&finding](const storage::RowView& row) {
            if (finding.rows.size() < kShown) finding.rows.push_back(row.text(0));
        };
    }

    void add(const Check& check) {
        Finding finding{std::string(check.name), {}, {}};
        tx_.each(check.sql, keep_few(finding));
        findings_.push_back(std::move(finding));
    }

    void add_kind(const Recorded& kind) {
        for (const auto& check : storage::checks_of(kind, kinds_)) {
            Finding finding{check.name, {}, {}};
            tx_.run_text(check.text, {}, keep_few(finding));
            findings_.push_back(std::move(finding));
        }
        auto replay = storage::replay_audit(tx_, kind, complete_);
        std::string note;
        if (replay.looked_at < replay.record_count)
            note = fmt::format("{} of {} looked at; --full looks at all", replay.looked_at,
                               replay.record_count);
        findings_.push_back(
            {fmt::format("{}: its audit replays to what it is", kind.table.name.entity),
             std::move(note), std::move(replay.problems)});
    }

    Tx& tx_;
    bool complete_;
    std::vector<Recorded> kinds_;
    std::vector<Finding> findings_;
};

void print(const Finding& finding) {
    std::printf("%s  %s%s%s%s\n", finding.rows.empty() ? "ok    " : "BROKEN", finding.check.c_str(),
                finding.note.empty() ? "" : " (", finding.note.c_str(),
                finding.note.empty() ? "" : ")");
    for (const auto& row : finding.rows) std::printf("        %s\n", row.c_str());
}

}  // namespace

std::vector<Finding> examine(Tx& tx, Features features, bool complete) {
    return Examination(tx, features, complete).run(features);
}

int doctor(const DoctorOptions& options, Features features) {
    auto db = open_current(options.target.db, features);
    if (!db) return kBadInput;
    const auto orgs = storage::read_now(*db, {}, [](Tx& tx) { return identity::all_orgs(tx); });
    std::size_t checked = 0, broken = 0;
    for (const auto& org : orgs) {
        std::printf("Organisation %s\n", org.name.v.c_str());
        const auto findings = storage::read_now(
            *db, org.id, [&](Tx& tx) { return examine(tx, features, options.full); });
        for (const Finding& finding : findings) {
            print(finding);
            ++checked;
            broken += !finding.rows.empty();
        }
    }
    std::printf("%zu invariants checked, %zu broken\n", checked, broken);
    return broken == 0 ? kDone : kBrokenWorld;
}

}  // namespace zhuli::cli
