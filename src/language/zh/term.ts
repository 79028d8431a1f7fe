// Chinese characters that a term neither begins nor ends with.

/** Particles, pronouns, prepositions and the commonest verbs. */
export const functionCharacters: ReadonlySet<string> = new Set(
  '的了是在我你他她它这那有不也都就和与或个们吗呢吧啊呀哦嗯被把给对从到会能要可以很太还又再么什怎没上下来去说做用为及之其等着过得地然后所而且但如果因此只更最已将让叫跟比样些哪谁几多少想看吃一二三两次点里外中前好大家请问下啥咋',
);

/** Pairs of neighbouring characters that are in messages about anything; the commonest in three rooms that are no subject. */
export const commonPairs: ReadonlySet<string> = new Set(
  (
    '可以 这个 我们 就是 一个 不是 没有 问题 还是 现在 都是 什么 大家 如果 需要 怎么 自己 应该 一下 是不 但是 哈哈 你们 谢谢 一般 所以 ' +
    '其实 很多 不能 这种 时候 知道 的是 也是 比较 是的 这样 目前 通过 主要 是一 行的 之前 还有 可能 直接 老师 或者 这么 时间 一样 ' +
    '进行 然后 欢迎 户的 的时 比如 因为 感谢 好的 说的 感觉 不过 群里 是这 情况 已经 付的 的话 其他 他们 只是 不会 有一 部分 出来 ' +
    '只能 样的 今天 做的 基本 的支 一些 不一 也不 各位 不知 用的 了一 的一 不同 好像 这些 个问 们的 有没 是有 开始 要是 都不 的问 ' +
    '有的 根据 意思 是我 该是 以前 这块 肯定 来的 只有 这是 就不 我觉 觉得 所有 这里 看到 是在 我也 里面 一定 是否 不好 那个 的人 ' +
    '而且 是要 不要 看看 你的 大的 的有 我是 一直 如何 也可 我的 一次 为了 己的 会有 请教 类似 那么 必须 是可 考虑 实际 东西 来说 ' +
    '是什 有些 起来 是很 存在 几个 也有 非常 清楚 有点 的不 两个 有个 方面 到的 每个 不用 不了 也就 们是 有人 最近 你说 给大 做了 ' +
    '里的 是个 不行 确实 只要 就可 有这 第一 有什 一种 不到 多少 不太 是没 有问 还没 上的 地方 了吧 作为 多了 这边 的吧 一起 不错 ' +
    '真的 到了 不多 支持 了解 理解 是吧 好吧 对的 没错 那就 就行 不对'
  ).split(' '),
);
