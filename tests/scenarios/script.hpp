// A business walk as a file a sales assistant could read and write: one step a line, in Chinese.
// Reading a script knows nothing of what steps mean; tests/scenarios/README.md does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhuli::scenarios {

/// "沈晓雯 新建客户 杭州精工，电话 13800138000": who, what, and what with.
struct Step {
    int line = 0;
    std::string text;  // as written, without the comment
    std::string who;   // a person, or 期望
    std::string verb;
    std::string object;              // what stands before the first comma
    std::vector<std::string> terms;  // "电话 13800138000", "P1001 × 3"
    std::vector<std::string> block;  // the lines below that begin with |

    /// The term that begins with `word`, without it: "13800138000"; empty when there is none.
    std::string term(std::string_view word) const;
};

/// What went wrong where, said so that it can be mended.
struct Complaint {
    std::string file;
    int line = 0;
    std::string step, expected, got;
    std::string text() const;
};

struct Script {
    std::string file, title;
    std::vector<Step> steps;
    std::vector<Complaint> complaints;  // lines that are no steps
};

Script read_script(const std::string& file, std::string_view text);
std::string trimmed(std::string_view text);
/// "37.50" in minor units, "0.0125" in ten thousandths; anything else throws.
std::int64_t minor(const std::string& yuan);
std::int64_t price_e4(const std::string& yuan);
/// "P1001 × 3": what and how many.
std::pair<std::string, std::int64_t> counted(const std::string& term);

}  // namespace zhuli::scenarios
