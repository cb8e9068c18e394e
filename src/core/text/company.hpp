// Company names as keys for finding duplicates: what is left of 浙江省杭州精工机械（集团）有限公司
// when everything the registrar or the typist adds is taken away.
// Equal keys mean "look at these two", never "these are the same": the caller decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

/// Folded, simplified, without legal form, leading region, brackets with a region, spaces and
/// punctuation. A branch stays apart from its parent: 精工有限公司上海分公司 → 精工#上海.
/// Never empty unless clean(`name`) is. A name of nothing but generic words keeps its region
/// (青岛啤酒).
std::string company_key(std::string_view name);

/// What company_key() keeps and what it leaves out: 上海市精工机械（杭州）有限公司苏州分公司 is
/// {精工机械, 上海杭州, 苏州, {机械}}. A core is empty only when clean(`name`) is.
struct CompanyParts {
    std::string core, region, branch;
    std::vector<std::string> trades;  // words many companies end with, from the end of the core
};
CompanyParts company_parts(std::string_view name);

}  // namespace zhuli::text
